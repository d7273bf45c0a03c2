#!/usr/bin/env python3
"""Makes public/content/typing.txt: what the touch keyboard offers for pinyin, the most frequent first.

Frequencies are those of the dictionary of jieba 0.42.1 (MIT licence): `pip install jieba==0.42.1`, then run this. The words of the hall's own content are
added, so that what a resident complains about can be typed: 办件, 材料, 叫号. Names of persons and indecent words are not offered.
"""

import collections
import json
import pathlib
import re

import jieba

WORDS_MAX = 24_000
ROOT = pathlib.Path(__file__).resolve().parent.parent
CONTENT = ROOT / "public" / "content"
TARGET = CONTENT / "typing.txt"
REMARK = "# Characters and words for typing by pinyin, the most frequent first. Made by: scripts/typing.py\n"
INDECENT = set("屄肏屌嫖妓奸淫尻娼婊裸尸")
OWN_FREQUENCY = 400


def readable():
    """The characters of which the readings are known."""
    lines = (CONTENT / "readings.txt").read_text(encoding="utf-8").splitlines()
    return {c for line in lines if not line.startswith("#") for c in line.split(" ", 1)[1]}


def own_words():
    """Words of the guides and the hall, as the dictionary cuts them."""
    for name in ("guides.json", "hall.json", "notices.json"):
        text = json.dumps(json.loads((CONTENT / name).read_text(encoding="utf-8")), ensure_ascii=False)
        for run in re.findall(r"[\u4e00-\u9fff]+", text):
            yield from jieba.cut(run)


def main():
    known = readable()
    frequency, single = collections.Counter(), collections.Counter()
    with open(pathlib.Path(jieba.__file__).parent / "dict.txt", encoding="utf-8") as lines:
        for line in lines:
            word, count, kind = line.split()
            if not set(word) <= known or set(word) & INDECENT:
                continue
            for c in word:
                single[c] += int(count)
            if 2 <= len(word) <= 4 and not kind.startswith("nr"):
                frequency[word] += int(count)
    for word in own_words():
        if 2 <= len(word) <= 4 and set(word) <= known:
            frequency[word] += OWN_FREQUENCY
    words = [word for word, _ in frequency.most_common(WORDS_MAX)]
    characters = sorted(known - INDECENT, key=lambda c: (-single[c], c))
    TARGET.write_text(REMARK + "".join(characters) + "\n" + " ".join(words) + "\n", encoding="utf-8")
    print(f"{len(characters)} characters, {len(words)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
