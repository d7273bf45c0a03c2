#!/usr/bin/env python3
"""Verifies an exported file of ratings, by FORMAT.md alone: verify.py EXPORT.json [HEADS.txt or EARLIER.json]. Prints the verdict, then every finding."""
import hashlib, json, re, struct, sys
from collections import Counter, defaultdict
from rows import COLUMNS, rows_of
sized = lambda text: struct.pack(">I", len(text.encode())) + text.encode()

def entry_hash(e):
    form = sized("residents-window/entry/1") + sized(e["writer"]) + struct.pack(">Q", e["number"]) + bytes.fromhex(e["previous"])
    form += sized(e["request"]) + struct.pack(">q", e["time"]) + sized(e["by"]) + struct.pack(">I", len(e["parts"]))
    for part in e["parts"]:
        form += sized(part["stream"]) + struct.pack(">II", part["version"], len(part["events"])) + b"".join(map(sized, part["events"]))
    return hashlib.sha256(form).hexdigest()

def is_readable(e):
    try:
        checks = [("[0-9a-f]{64}", e["previous"]), ("[0-9a-f]{64}", e["hash"]), (".*/rating", e["writer"]), ("[A-Za-z0-9-]{1,64}", e["request"])]
        checks += [("[A-Za-z0-9_@.:/-]{1,64}", e["by"])] + [("(?=.{1,120}$)[\\w:-]+(/[\\w:-]+)*", part["stream"]) for part in e["parts"]]
        return all(re.fullmatch(*check, re.ASCII) for check in checks) and bool(entry_hash(e))
    except (KeyError, TypeError, AttributeError, struct.error): return False

def chain_of(entries, own, kept, note):
    same, doubled, changed, witness, agrees = defaultdict(list), set(), set(), None, 0
    for e in entries: doubled.add(e["number"]) if e in same[e["number"]] else same[e["number"]].append(e)
    once = [e["number"] for e in entries if e["number"] not in doubled]
    wrong = [("doubled", n, n) for n in doubled] + [("misplaced", a, a) for a, b in zip(once, sorted(once)) if a != b]
    def trust(e):
        n, before, after = e["number"], same.get(e["number"] - 1, []), same.get(e["number"] + 1, [])
        follows = any(e["previous"] == x["hash"] for x in before) or (n == 1 and e["previous"] == "0" * 64)
        is_followed = any(x["previous"] == e["hash"] for x in after)
        return 8 * (e["hash"] in own.get(n, set()) | kept.get(n, set())) + 4 * is_followed + 2 * follows + (entry_hash(e) == e["hash"])
    chain = [max(same[n], key=trust) for n in sorted(same)]
    hashes, last, stated = {e["number"]: e["hash"] for e in chain}, max(same, default=0), max(own, default=0)
    wrong += [("inserted", n, n) for n in same if len(same[n]) > 1 or n > stated]
    wrong += [("missing", before + 1, n - 1) for before, n in zip([0, *sorted(same)], sorted(same)) if n > before + 1]
    for e in reversed(chain):
        is_remembered = not witness or witness["number"] != e["number"] + 1 or witness["previous"] == e["hash"]
        is_begun = e["number"] > 1 or (e["number"] == 1 and e["previous"] == "0" * 64)
        witness = e if entry_hash(e) == e["hash"] and is_remembered and is_begun else changed.add(e["number"])
    for n in sorted({*own, *kept}):
        if own.get(n, set()) | kept.get(n, set()) == {hashes.get(n)}: agrees = n
        elif n > last or (n in hashes and n not in changed):
            wrong.append(("cut-off", last + 1, n) if n > last else ("rewritten", agrees + 1, n))
            break
    for word, first, end in wrong + [("changed", n, n) for n in changed]: note(word, first, end)
    return chain

def is_right(column, shown, said, salt):
    if column != "comment" or not said or shown is None: return (type(shown), shown) == (type(said), said) or (shown is None and column == "comment")
    if salt is None: return bool(set(shown) & set("*\ufffd\u2026"))
    return len(salt.encode()) == 36 and hashlib.sha256((salt + shown).encode()).hexdigest() == said["digest"]

def verify(file, kept):
    found, chain, covered, newer, said, versions = set(), [], bool(kept), 0, ({}, {}), defaultdict(list)
    for heads, source in zip(said, (file["heads"], kept)):
        for writer, number, digest in source: writer.endswith("/rating") and heads.setdefault(writer, defaultdict(set))[int(number)].add(digest)
    found |= {f"unreadable {at}" for at, e in enumerate(file["entries"], 1) if not is_readable(e)}
    entries = [e for e in file["entries"] if is_readable(e)]
    for writer in {e["writer"] for e in entries} | {*said[0], *said[1]}:
        own, outside = (heads.get(writer, {}) for heads in said)
        links = chain_of([e for e in entries if e["writer"] == writer], own, outside, lambda word, first, end: found.add(f"{word} {writer} {first} {end}"))
        chain, covered, newer = chain + links, covered and bool(outside), newer + (max(0, links[-1]["number"] - max(outside)) if links and outside else 0)
    for part in (part for e in chain for part in e["parts"]): versions[part["stream"]].append(part["version"])
    ends = {f"stream {s} {next(n for n, version in enumerate(sorted(v), 1) if n != version)}" for s, v in versions.items() if sorted(v) != [*range(1, len(v) + 1)]}
    expected, seen, unproven = rows_of(chain, file), Counter(row.get("rating_id") for row in file["rows"]), 0
    found |= set() if found else ends
    for at, row in enumerate(file["rows"], 1):
        key, salt = row.get("rating_id"), file["salts"].get(row.get("rating_id"))
        if key not in expected: found.add(f"row-inserted {key}" if key else f"row-unreadable {at}"); continue
        unproven += bool(expected[key]["comment"] and row.get("comment") is not None and salt is None)
        found |= {f"row-changed {key} {c}" for c in {*row, *COLUMNS} if c not in row or c not in COLUMNS or not is_right(c, row[c], expected[key][c], salt)}
    once, places = [row["rating_id"] for row in file["rows"] if seen[row.get("rating_id")] == 1 and row["rating_id"] in expected], list(expected)
    found |= {f"row-misplaced {a}" for a, b in zip(once, [key for key in places if seen[key] == 1]) if a != b}
    found |= {f"row-{'doubled' if seen[key] else 'missing'} {key}" for key in expected if seen[key] != 1}
    verdict = "faulty" if found else "consistent" if not covered else f"complete-until {newer}" if newer else "complete"
    return [verdict, f"records {len(file['entries'])}", f"rows {len(file['rows'])}", f"unproven {unproven}", *sorted(found)]

if __name__ == "__main__":
    file, kept = (open(path, encoding="utf-8-sig").read() for path in [*sys.argv[1:], "/dev/null"][:2])
    earlier = [[e["writer"], e["number"], e["hash"]] for e in json.loads(kept)["entries"]] if kept.startswith("{") else None
    print("\n".join(verify(json.loads(file), earlier or [line.split() for line in kept.splitlines() if line.strip()])))
