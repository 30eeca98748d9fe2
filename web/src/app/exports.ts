// What the report and what is behind it can be taken away as, each as one file.
import type { Reader } from "../report/reader.ts";
import type { Report } from "../report/model.ts";
import { FILE_TYPES } from "../report/download.ts";
import { workbook } from "../report/workbook.ts";
import { CallError } from "../worker/client.ts";
import { EXPORT_KINDS, type ExportKind } from "./export_kinds.ts";
import type { Journey } from "./journey.ts";
import { savedReport } from "./save_report.ts";
import { settingsFile } from "./settings_file.ts";

/** `viewer` gives the file that a saved report is put into. Rejects with a CallError. */
export async function exportFile(
  kind: ExportKind,
  journey: Journey,
  report: Report,
  reader: Reader,
  viewer: () => Promise<string>,
): Promise<File> {
  const file = (name: string, extension: string, content: BlobPart, type: string) =>
    new File([content], reader.fileName(name, extension), { type });
  switch (kind) {
    case "html":
      return file("report", "html", savedReport(await viewer(), report), "text/html");
    case "xlsx":
      return file("report", "xlsx", await workbook(report, reader), FILE_TYPES.xlsx);
    case "json":
      return file("report", "json", JSON.stringify(report), "application/json");
    case "csv":
      if (!journey.live)
        throw new CallError({ kind: "no_customers", detail: "a saved report holds no customers" });
      return file("customers", "csv", await journey.customersCsv(), "text/csv");
    case "settings":
      return file("settings", "json", settingsFile(journey.whatIf.options), "application/json");
  }
  throw new CallError({ kind: "export_kind", detail: `one of ${EXPORT_KINDS.join(", ")}` });
}
