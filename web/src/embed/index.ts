// The package: importing it makes <customer-report> known.
import { define } from "../report/define.ts";
import { CustomerReport } from "./customer_report.ts";

define("customer-report", CustomerReport);

export { CustomerReport };
