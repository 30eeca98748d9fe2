// Appendix: the files, and every issue found in them, counted.
import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "./model.ts";
import type { Reader } from "./reader.ts";

export function qualityView(report: Report, number: string, reader: Reader): TemplateResult {
  const { labels } = reader;
  const words = labels.report;
  const count = (value: number) => reader.exact(value, "count");
  const { issues } = report.data_quality;
  return html`<section class="chapter" id="quality" aria-labelledby="quality-title">
    <h2 class="eyebrow" id="quality-title" tabindex="-1">
      <span class="number">${number}</span>${words.quality}
    </h2>
    <figure class="block tabular">
      <figcaption><h3>${words.files}</h3></figcaption>
      <div class="scroll" tabindex="0" role="region" aria-label=${words.files}>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.file}</th>
              <th scope="col">${words.recognised}</th>
              <th scope="col" class="number">${words.rows}</th>
              <th scope="col" class="number">${words.rowsUsed}</th>
              <th scope="col" class="number">${words.rowsAside}</th>
            </tr>
          </thead>
          <tbody>
            ${report.meta.files.map(
              (file) =>
                html`<tr>
                  <th scope="row">${file.name}</th>
                  <td>${file.tables.map((table) => labels.tables[table] ?? table).join(" · ")}</td>
                  <td class="number">${count(file.rows)}</td>
                  <td class="number">${count(file.rows_used)}</td>
                  <td class="number">${count(file.rows_set_aside)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </figure>
    ${
      issues.length === 0
        ? html`<p>${words.noIssues}</p>`
        : html`<figure class="block tabular">
            <figcaption><h3>${words.issues}</h3></figcaption>
            <div class="scroll" tabindex="0" role="region" aria-label=${words.issues}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${words.issue}</th>
                    <th scope="col">${words.file}</th>
                    <th scope="col" class="number">${words.count}</th>
                    <th scope="col">${words.treatment}</th>
                    <th scope="col">${words.samples}</th>
                  </tr>
                </thead>
                <tbody>
                  ${issues.map(
                    (issue) =>
                      html`<tr>
                        <th scope="row">${reader.text(issue.text)}</th>
                        <td>${issue.file}${issue.column ? html` · ${issue.column}` : nothing}</td>
                        <td class="number">${count(issue.count)}</td>
                        <td>${words.effects[issue.effect]}</td>
                        <td>
                          ${issue.samples
                            .slice(0, 2)
                            .map(({ line, value }) =>
                              value ? `${words.line(line)}: ${value}` : words.line(line),
                            )
                            .join("; ")}
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>
          </figure>`
    }
  </section>`;
}
