"""Writes workbooks by three programs and compares what baysim makes of them.

    python .ci/workbooks.py FOLDER-WITH-baysim
    python .ci/workbooks.py --fixtures

Exits with 1 if anything is wrong.
"""

import csv
import datetime
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
import openpyxl.styles
import xlsxwriter

EPOCH = datetime.datetime(1899, 12, 30)
FIXTURES = pathlib.Path("Tests/WorkbooksTests/Fixtures")


def office(source, target):
    """Lets LibreOffice read a workbook and write it anew. False where it is not here."""
    program = shutil.which("soffice")
    if program is None:
        return False
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            [program, f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to",
             "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{scratch}/out", str(source)],
            check=True, capture_output=True, timeout=300)
        made, = pathlib.Path(scratch, "out").iterdir()
        shutil.move(made, target)
    return True


# The fixtures: one small table with the cells in which writers differ.

def small_openpyxl(path):
    book = openpyxl.Workbook()
    book.active.title = "旧表"
    book.active["A1"] = "not this one"
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("到店记录")
    sheet["A1"] = "七月到店记录"
    sheet.merge_cells("A1:F1")
    sheet.append(["工单号", "日期", "到店时间", "接待时间", "离店时间", "备注"])
    day = datetime.datetime(2024, 7, 1)
    rows = [
        (1, day, day.replace(hour=8, minute=5), datetime.time(8, 10), None, "<急> & 等"),
        (2, None, day.replace(hour=9, minute=30, second=15), datetime.time(9, 31), None, "换行\n第二行"),
        (3, None, day.replace(hour=23, minute=50), datetime.time(23, 55), None, True),
        (4, datetime.datetime(2024, 7, 2), None, None, None, 13800138000),
    ]
    for number, (case, date, arrival, reception, _, note) in enumerate(rows, 3):
        sheet.cell(number, 1, case)
        for column, value, code in [
            (2, date, 'yyyy"年"m"月"d"日"'), (3, arrival, "yyyy/m/d h:mm"), (4, reception, "h:mm;@")]:
            if value is not None:
                cell = sheet.cell(number, column, value)
                cell.number_format = code
        if arrival is not None:
            cell = sheet.cell(number, 5, arrival + datetime.timedelta(minutes=35))
            cell.number_format = "yyyy/m/d h:mm"
        sheet.cell(number, 6, note)
    sheet.merge_cells("B3:B5")
    sheet.row_dimensions[5].hidden = True
    # Elapsed hours: ten past midnight.
    sheet["D6"] = datetime.timedelta(hours=24, minutes=10)
    sheet["D6"].number_format = "[h]:mm"
    book.save(path)


def small_xlsxwriter(path):
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": datetime.datetime(2024, 7, 1)})
    old = book.add_worksheet("旧表")
    old.write("A1", "not this one")
    sheet = book.add_worksheet("到店记录")
    sheet.activate()
    sheet.set_first_sheet()
    old.hide()
    sheet.merge_range("A1:F1", "七月到店记录", book.add_format({"bold": True}))
    bold = book.add_format({"bold": True})
    sheet.write_row("A2", ["工单号", "日期", "到店时间", "接待时间", "离店时间", "备注"])
    date = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    both = book.add_format({"num_format": "yyyy/m/d h:mm"})
    time = book.add_format({"num_format": 20})
    day = datetime.datetime(2024, 7, 1)
    times = [(8, 5, 0), (9, 30, 15), (23, 50, 0)]
    for row, (hour, minute, second) in enumerate(times, 2):
        arrival = day.replace(hour=hour, minute=minute, second=second)
        sheet.write(row, 0, row - 1)
        sheet.write_datetime(row, 2, arrival, both)
        reception = [datetime.time(8, 10), datetime.time(9, 31), datetime.time(23, 55)][row - 2]
        sheet.write_datetime(row, 3, reception, time)
        serial = (arrival - EPOCH) / datetime.timedelta(days=1)
        sheet.write_formula(
            row, 4, f"=C{row + 1}+TIME(0,35,0)", both, serial + 35 / 1440)
    sheet.merge_range("B3:B5", day, date)
    sheet.write_rich_string("F3", bold, "<急>", " & 等")
    sheet.write("F4", "换行\n第二行")
    sheet.write("F5", True)
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.write("A6", 4)
    sheet.write_datetime("B6", datetime.datetime(2024, 7, 2), date)
    sheet.write("D6", 24 / 24 + 10 / 1440, book.add_format({"num_format": "[h]:mm"}))
    sheet.write("F6", 13800138000)
    book.close()


def fixtures():
    FIXTURES.mkdir(exist_ok=True)
    small_openpyxl(FIXTURES / "openpyxl.xlsx")
    small_xlsxwriter(FIXTURES / "xlsxwriter.xlsx")
    if not office(FIXTURES / "xlsxwriter.xlsx", FIXTURES / "libreoffice.xlsx"):
        print("libreoffice.xlsx is left as it is: no soffice here")
    return 0


# The months: visits with times to the second.

HEADER = ["工单号", "车牌", "维修类型", "业务接待", "到店时间", "接待时间", "环检完成时间", "开单时间",
          "离开预检区时间", "投诉"]


def month(count):
    dice = random.Random(7)
    rows = []
    for day in range(31):
        date = datetime.datetime(2024, 7, 1) + datetime.timedelta(days=day)
        for _ in range(count // 31):
            arrival = date + datetime.timedelta(hours=8, seconds=dice.randrange(9 * 3600))
            steps = [arrival]
            for low, high in [(60, 600), (300, 900), (200, 800), (30, 400)]:
                steps.append(steps[-1] + datetime.timedelta(seconds=dice.randint(low, high)))
            rows.append([
                "", f"粤B{dice.randrange(100000):05d}", dice.choice(["保养", "一般维修", "钣喷"]),
                dice.choice(["王明", "李雷", "韩梅梅"]), *steps,
                "拥堵" if dice.random() < 0.02 else "",
            ])
    rows.sort(key=lambda row: row[4])
    for number, row in enumerate(rows, 1):
        row[0] = f"RO{number:06d}"
    return rows


def write_csv(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for row in rows:
            writer.writerow(
                [v.strftime("%Y-%m-%d %H:%M:%S") if isinstance(v, datetime.datetime) else v
                 for v in row])


def write_openpyxl(path, rows):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("到店记录")
    sheet.append(HEADER)
    for row in rows:
        sheet.append(row)
    book.save(path)


def write_xlsxwriter(path, rows):
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy/m/d h:mm:ss"})
    sheet = book.add_worksheet("到店记录")
    sheet.write_row(0, 0, HEADER)
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row)
    book.close()


def review(program, log, folder):
    subprocess.run(
        [program, "month", str(log), "--scenario", "scenarios/baseline.jsonc", "--replications", "2",
         "--quiet", "-o", str(folder)], check=True)
    return {name: pathlib.Path(folder, name).read_bytes()
            for name in ["figures.csv", "arrivals.csv", "causes.csv", "weekdays.csv"]
            if pathlib.Path(folder, name).exists()}


def same(what, wanted, found):
    wrong = sorted(name for name in wanted if found.get(name) != wanted[name])
    print(f"{what}: {'the same figures' if not wrong else 'differs in ' + ', '.join(wrong)}")
    return 1 if wrong or not wanted else 0


def main(folder):
    program = os.path.join(folder, "baysim")
    faults = 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        rows = month(1550)
        write_csv(scratch / "visits.csv", rows)
        write_openpyxl(scratch / "openpyxl.xlsx", rows)
        write_xlsxwriter(scratch / "xlsxwriter.xlsx", rows)
        wanted = review(program, scratch / "visits.csv", scratch / "csv")
        made = ["openpyxl", "xlsxwriter"]
        if office(scratch / "xlsxwriter.xlsx", scratch / "libreoffice.xlsx"):
            made.append("libreoffice")
        else:
            print("NOT CHECKED, for want of soffice: LibreOffice")
        for name in made:
            found = review(program, scratch / f"{name}.xlsx", scratch / name)
            faults += same(name, wanted, found)

        # The program's own: the template opens in other programs, with its lists.
        template = scratch / "template.xlsx"
        subprocess.run([program, "new", "--log", str(template), "--quiet"], check=True)
        assert zipfile.ZipFile(template).testzip() is None
        sheet, help_sheet = openpyxl.load_workbook(template).worksheets
        lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
        dates = [cell.value for row in help_sheet for cell in row
                 if isinstance(cell.value, datetime.datetime)]
        good = len(lists) >= 4 and len(dates) >= 5
        print(f"template: {len(lists)} lists, {len(dates)} dates in the examples")
        faults += 0 if good else 1
        # Filled in by openpyxl, and read.
        book = openpyxl.load_workbook(template)
        sheet = book.worksheets[0]
        heads = [str(cell.value) for cell in sheet[1]]
        for number, row in enumerate(rows, 2):
            for name, value in zip(HEADER, row):
                alias = {"业务接待": "服务顾问"}.get(name, name)
                column = next(i for i, head in enumerate(heads, 1) if alias in head)
                if value != "":
                    sheet.cell(number, column, value)
        book.save(scratch / "filled.xlsx")
        faults += same("template, filled in", wanted,
                       review(program, scratch / "filled.xlsx", scratch / "filled"))

        # A month of the simulator's own, in all its forms.
        subprocess.run(
            [program, "run", "scenarios/baseline.jsonc", "--replications", "1", "--days", "31",
             "--quiet", "--log", "-o", str(scratch / "run")], check=True)
        wanted = review(program, scratch / "run/events.csv", scratch / "events-csv")
        for ending in ["xes", "xlsx"]:
            log = scratch / f"run/events.{ending}"
            if log.exists():
                faults += same(f"events.{ending}", wanted,
                               review(program, log, scratch / f"events-{ending}"))
    return 1 if faults else 0


sys.exit(fixtures() if sys.argv[1] == "--fixtures" else main(sys.argv[1]))
