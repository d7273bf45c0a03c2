#!/usr/bin/env python3
"""Reads the exported files of a folder by programs of other people, as far as they are on this machine: openpyxl, LibreOffice. readers.py FOLDER"""
import csv, datetime, json, os, re, shutil, subprocess, sys, tempfile

folder = sys.argv[1]
rows = json.load(open(f"{folder}/ratings.json", encoding="utf-8"))
names = list(rows[0])
plain = lambda value: "" if value is None else str(value)
wanted = [[plain(row[name]) for name in names] for row in rows]
moments = [names.index(name) for name in ("rated_at",)]

def spelled(text):
    """As spreadsheets read letters by their number."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)

def differs(who, found):
    assert len(found) == len(wanted), f"{who}: {len(found)} rows instead of {len(wanted)}"
    for nth, (ours, theirs) in enumerate(zip(wanted, found)):
        for name, a, b in zip(names, ours, theirs):
            assert a == b, f"{who}: row {nth + 2} {name}: {a!r} became {b!r}"
    print(f"{who}: {len(found)} rows as they were")

def by_openpyxl():
    try: import openpyxl
    except ImportError: return print("openpyxl: not here")
    sheet = openpyxl.load_workbook(f"{folder}/ratings.xlsx").active
    assert sheet.freeze_panes == "A2" and [cell.value for cell in sheet[1]] == names
    assert all(isinstance(row[at].value, datetime.datetime) for row in sheet.iter_rows(min_row=2) for at in moments), "dates are dates"
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"], "a formula"
    text = lambda cell: spelled(cell.value) if isinstance(cell.value, str) else plain(cell.value).removesuffix(" 00:00:00")
    differs(f"openpyxl {openpyxl.__version__}", [[text(cell) for cell in row] for row in sheet.iter_rows(min_row=2, max_col=len(names))])

def by_libreoffice():
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office: return print("LibreOffice: not here")
    with tempfile.TemporaryDirectory() as home:
        # Cells as they are shown, quoted, in UTF-8.
        form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
        done = subprocess.run([office, f"-env:UserInstallation=file://{home}/profile", "--headless", "--convert-to", form, "--outdir", home, f"{folder}/ratings.xlsx"],
                              capture_output=True, text=True, timeout=300)
        assert done.returncode == 0 and os.path.exists(f"{home}/ratings.csv"), done.stderr
        lines = list(csv.reader(open(f"{home}/ratings.csv", encoding="utf-8", newline="")))
    assert lines[0] == names
    as_ours = lambda name, cell: cell.capitalize() if name in ("active", "suspicious") else cell
    differs("LibreOffice", [[as_ours(name, cell) for name, cell in zip(names, line)] for line in lines[1:]])

by_openpyxl()
by_libreoffice()
