"""The rows that records of ratings say: the second part of FORMAT.md."""
import json
from collections import defaultdict
from datetime import datetime, timedelta
COLUMNS = ("rating_id rated_at source ticket receipt item_id item counter clerk level score reasons comment active suspicious second_of "
           "follow_up_state follow_up_due language device hash").split()

def ups_of(facts):
    ups = [{}]
    for e, word, body in facts:
        up = ups[-1]
        if word == "follow_up_opened": ups.append({**body, "at": e["time"], "calls": 0, "open": True})
        elif word in ("called_groundless", "not_groundless"): up["doubted"] = body["by"] if word[0] == "c" else None
        elif word == "mended" or (word == "found_groundless" and up.get("doubted") not in (None, body["by"])): up.update(settled=True, doubted=None)
        elif word == "called_back": up.update(calls=up.get("calls", 0) + 1, called=up.get("called") or up.get("calls", 0) >= 2 or body["outcome"] != "not_reached")
        elif word in ("assigned", "answered"): up["closed" if word == "answered" else word] = word == "assigned" or up.get("settled")
    return ups[1:]

def rows_of(chain, file):
    clock, streams, rows = lambda ms: str(datetime(1970, 1, 1) + timedelta(seconds=(ms + file["offset_minutes"] * 60000) // 1000)), defaultdict(list), {}
    name = lambda names, key: key and file[names].get(key, key)
    for stream, _, e, part in sorted(((p["stream"], p["version"], e, p) for e in chain for p in e["parts"]), key=lambda x: x[:2]):
        facts = [(e, *fact) for event in part["events"] for fact in json.loads(event).items()]
        streams[stream] += facts if streams[stream] or facts[0][1] == "rated" else []
    for stream, facts in streams.items():
        words, (subject, ups) = [word for _, word, _ in facts], (stream.split("/")[1], ups_of(facts))
        both = [next(((e, body) for e, word, body in facts if word == wanted), None) for wanted in ("rated", "rated_again")]
        for nth, (e, body) in ((nth, said) for nth, said in enumerate(both) if said):
            first, kind, at, s, up = both[0][1], subject.split(":"), clock(e["time"]), both[0][1].get("service", {}), None
            up = next(iter(ups[nth and first["level"] < 3:]), None) if body["level"] < 3 else None
            days = up and [clock(up["at"])[:10], *(day for day in file["working_days"] if day > clock(up["at"])[:10])]
            due = days and dict(enumerate(days)).get(up["mend"] if up.get("called") or up.get("settled") else up["call_back"])
            state = up and next(x for x in ("closed", "settled", "doubted", "called", "assigned", "open") if up.get(x))
            cells = [subject + "+2" * nth, at, kind[0], kind[2] if kind[0] == "ticket" else None, kind[1] if kind[0] == "receipt" else None,
                     s.get("item"), name("items", s.get("item")), name("counters", s.get("counter")), s.get("clerk"), name("levels", str(body["level"])),
                     body["level"], "; ".join(name("reasons", x) for x in first.get("reasons", []) if not nth) or None, body.get("comment"), True,
                     not nth and "marked_suspicious" in words and "unmarked" not in words, subject if nth else None, state, due,
                     None if nth else first["language"], e["by"], e["hash"]]
            if file["from"] <= at[:10] <= file["to"]: rows[e["time"], cells[0]] = dict(zip(COLUMNS, cells))
    return {rows[key]["rating_id"]: rows[key] for key in sorted(rows)}
