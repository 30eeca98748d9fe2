// What the intranet does with the element: follows its events, passes language and theme on, and keeps
// a finished report. Values of rows never come here.
const report = document.querySelector("customer-report");
const state = document.getElementById("state");
const archive = document.getElementById("archive");

const STEPS = {
  sampling: "正在生成示例",
  reading: "正在读取",
  sealing: "正在整理",
  reporting: "正在计算",
};

report.addEventListener("progress", ({ detail }) => {
  const share = detail.allBytes
    ? ` ${Math.round((100 * detail.doneBytes) / detail.allBytes)}%`
    : "";
  state.textContent = `${STEPS[detail.step]}${share}`;
  archive.disabled = true;
});
report.addEventListener("mapped", ({ detail }) => {
  state.textContent = `已识别 ${detail.files.length} 个文件`;
});
report.addEventListener("report", ({ detail }) => {
  state.textContent = `报告已完成：${detail.sections.length} 节，${detail.rows.toLocaleString()} 行`;
  archive.disabled = false;
});
report.addEventListener("error", ({ detail }) => {
  state.textContent = detail.message;
  archive.disabled = true;
});

archive.addEventListener("click", async () => {
  const file = await report.exportAs("html");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});

document.getElementById("language").addEventListener("change", ({ target }) => {
  report.lang = target.value;
});
document.getElementById("theme").addEventListener("change", ({ target }) => {
  report.theme = target.value;
  document.documentElement.dataset.theme = target.value;
});
