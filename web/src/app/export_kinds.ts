/**
 * What can be taken away. html: the report as a page of its own; xlsx: as a workbook; json: its data;
 * csv: a row a customer; settings: the rules in force.
 */
export const EXPORT_KINDS = ["html", "xlsx", "json", "csv", "settings"] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];
