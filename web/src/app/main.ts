// The one script of both files: the page, which has the core in its document, and a saved report,
// which has a report there (viewer_file.ts).
import "./document.css";
import "./page.ts";
import "./viewer.ts";
