"""Makes the workbook of scripts/bench xlsx: workbook.py CSV XLSX

UCI Online Retail as people keep it: numbers as numbers, dates as dates, ids that are digits as numbers.
"""
import csv
import datetime
import sys

import openpyxl


def value(column, text):
    if text == "":
        return None
    if column in (0, 1, 6):  # InvoiceNo, StockCode, CustomerID
        return int(text) if text.isdigit() and not text.startswith("0") else text
    if column == 3:
        return int(text)
    if column == 4:
        return datetime.datetime.fromisoformat(text)
    if column == 5:
        return float(text)
    return text


source, target = sys.argv[1:]
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("Online Retail")
with open(source, encoding="utf-8-sig", newline="") as file:
    rows = csv.reader(file)
    sheet.append(next(rows))
    for row in rows:
        sheet.append([value(column, text) for column, text in enumerate(row)])
book.save(target)
