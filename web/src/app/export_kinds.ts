/**
 * What can be taken away. html: the report as a page of its own; xlsx: as a workbook; json: its data;
 * csv: a row a customer; issues: what was set aside, changed or flagged in the files, a row each (CSV);
 * settings: the rules in force.
 */
export const EXPORT_KINDS = ["html", "xlsx", "json", "csv", "issues", "settings"] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];
