// What the report and what is behind it can be taken away as, each as one file.
import type { Comparison } from "../compare/compare.ts";
import type { Reader } from "../report/reader.ts";
import type { Report } from "../report/model.ts";
import { FILE_TYPES } from "../report/download.ts";
import { FilePieces } from "../report/file_pieces.ts";
import { maskCsv, maskedReport, maskIssueRecord, maskRecord } from "../report/masked.ts";
import { workbook } from "../report/workbook.ts";
import { CallError } from "../worker/client.ts";
import { EXPORT_KINDS, type ExportKind } from "./export_kinds.ts";
import type { Journey } from "./journey.ts";
import { savedReport, withComparison } from "./save_report.ts";
import { settingsFile } from "./settings_file.ts";

/**
 * `comparison` goes with the report into every kind that holds it; `viewer` gives the file that a
 * saved report is put into. Unless `plain`, ids, telephone numbers and addresses of customers are
 * masked. Rejects with a CallError.
 */
export async function exportFile(
  kind: ExportKind,
  journey: Journey,
  { report, comparison }: { report: Report; comparison: Comparison | undefined },
  reader: Reader,
  viewer: () => Promise<string>,
  plain: boolean,
): Promise<File> {
  const shown = plain ? report : maskedReport(report);
  const file = (name: string, extension: string, content: BlobPart, type: string) =>
    new File([content], reader.fileName(name, extension), { type });
  switch (kind) {
    case "html":
      return file("report", "html", savedReport(await viewer(), shown, comparison), "text/html");
    case "xlsx":
      return file("report", "xlsx", await workbook(shown, reader, comparison), FILE_TYPES.xlsx);
    case "json":
      return file(
        "report",
        "json",
        JSON.stringify(withComparison(shown, comparison)),
        "application/json",
      );
    case "csv":
    case "issues": {
      if (!journey.live)
        throw new CallError({ kind: "no_customers", detail: "a saved report holds no rows" });
      const list =
        kind === "csv"
          ? await masked(await journey.customersCsv(), plain, maskRecord)
          : await masked(await journey.issuesCsv(reader.language), plain, maskIssueRecord);
      return file(kind === "csv" ? "customers" : "issues", "csv", list, "text/csv");
    }
    case "settings":
      return file(
        "settings",
        "json",
        settingsFile({
          options: journey.whatIf.options,
          mappings: journey.mappings,
          duplicates: journey.judgements,
          files: journey.forms,
        }),
        "application/json",
      );
  }
  throw new CallError({ kind: "export_kind", detail: `one of ${EXPORT_KINDS.join(", ")}` });
}

async function masked(
  bytes: ArrayBuffer,
  plain: boolean,
  mask: (record: string) => string,
): Promise<BlobPart> {
  const list = new Uint8Array(bytes);
  const file = new FilePieces();
  if (plain) await file.addAll(list);
  else await maskCsv(list, (piece) => file.add(piece), mask);
  return file.blob();
}
