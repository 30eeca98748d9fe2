import type { CustomerReportElement } from "./types/embed/api.js";

export type * from "./types/embed/api.js";

/** The element's class; importing the package has made it known as <customer-report>. */
export declare const CustomerReport: { new (): CustomerReportElement };
