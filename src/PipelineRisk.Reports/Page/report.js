"use strict";
// Draws the figures of the page: in the colours of the reader's scheme, in the room there is, and again when either changes. Puts their numbers into tables.
(() => {
  const root = document.documentElement;
  const narrow = matchMedia("(max-width: 640px)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const config = { responsive: true, displaylogo: false, displayModeBar: false };
  let { figures, tables } = JSON.parse(document.getElementById("figures").textContent);
  const plots = () => [...document.querySelectorAll(".plot")];

  // "@idle/0.5" is the colour --idle of the style sheet, half seen through.
  const shade = text => {
    const [, role, opacity] = /^@([a-z0-9-]+)\/([\d.]+)$/.exec(text) ?? [];
    if (!role) return text;
    const alpha = Math.round(Number(opacity) * 255).toString(16).padStart(2, "0");
    return getComputedStyle(root).getPropertyValue("--" + role).trim() + alpha;
  };

  const painted = value => {
    if (typeof value === "string") return value[0] === "@" ? shade(value) : value;
    if (Array.isArray(value)) return typeof value[0] === "number" && typeof value.at(-1) !== "string" ? value : value.map(painted);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, painted(part)]));
    return value;
  };

  const joined = (base, over) => {
    const both = { ...base };
    for (const [key, value] of Object.entries(over))
      both[key] = value && typeof value === "object" && !Array.isArray(value) && base[key] ? joined(base[key], value) : value;
    return both;
  };

  const house = small => {
    const axis = {
      automargin: true, fixedrange: true, zeroline: false, gridcolor: "@line/1", linecolor: "@line/1", zerolinecolor: "@muted/1",
      zerolinewidth: 1, tickcolor: "@line/1", tickfont: { color: "@muted/1" }, title: { standoff: 8, font: { color: "@muted/1", size: small ? 11 : 13 } },
    };
    return {
      autosize: true, showlegend: false, dragmode: false, hovermode: "closest",
      paper_bgcolor: "@surface/0", plot_bgcolor: "@surface/0",
      font: { family: getComputedStyle(document.body).fontFamily, size: small ? 11 : 13, color: "@ink/1" },
      margin: { l: 8, r: 12, t: 12, b: 8 },
      hoverlabel: { bgcolor: "@surface/1", bordercolor: "@muted/1", font: { color: "@ink/1", size: 13 }, align: "left" },
      legend: { orientation: "h", x: 0, y: 1.07, yanchor: "bottom", bgcolor: "@surface/0" },
      xaxis: { ...axis, showline: true }, yaxis: axis,
    };
  };

  const broken = text => {
    const [first, ...words] = text.split(" ");
    const lines = [first];
    for (const word of words) {
      if (lines.at(-1).length + word.length < 20) lines.push(lines.pop() + " " + word);
      else lines.push(word);
    }
    return lines.length > 2 ? `${lines[0]}<br>${lines[1]} …` : lines.join("<br>");
  };

  // On a small plot a legend takes the place of the labels that stand beside it, bars touch, and the names of rows are broken into two lines.
  const fitted = ({ data, layout }) => {
    const words = (layout.annotations ?? []).filter(label => label.name !== "beside");
    const rows = layout.yaxis?.ticktext && { yaxis: { ...layout.yaxis, ticktext: layout.yaxis.ticktext.map(broken) } };
    const legend = words.length < (layout.annotations ?? []).length && data.some(trace => trace.showlegend !== false);
    return {
      data: data.map(trace => trace.type === "bar" ? joined(trace, { marker: { line: { width: 0 } } }) : trace),
      layout: { ...layout, ...rows, showlegend: legend, annotations: words, margin: { ...layout.margin, r: 12, ...(legend ? { t: 48 } : {}) } },
    };
  };

  const draw = plot => {
    const small = plot.clientWidth < 520;
    const figure = small ? fitted(figures[plot.dataset.figure]) : figures[plot.dataset.figure];
    const layout = joined(house(small), figure.layout);
    if (figure.layout.yaxis2) layout.yaxis2 = joined(layout.yaxis, { title: {}, ...figure.layout.yaxis2, showgrid: true });
    if ("paper" in root.dataset) Object.assign(layout, { autosize: false, width: plot.clientWidth, height: plot.clientHeight });
    Plotly.react(plot, painted(figure.data), painted(layout), config);
    plot.shown = JSON.stringify(figures[plot.dataset.figure]);
  };

  // The first chart at once, the others one a turn, so that the page answers meanwhile.
  let turn;
  const drawAll = (all = plots()) => {
    clearTimeout(turn);
    const next = index => {
      if (index === all.length) {
        root.dataset.charts = String(plots().length);
        return;
      }
      draw(all[index]);
      if (index === 0) performance.mark("first-chart");
      turn = setTimeout(next, 0, index + 1);
    };
    next(0);
  };
  const redraw = () => plots().filter(plot => plot.classList.contains("js-plotly-plot")).forEach(draw);

  // The numbers of a chart: a table that is made when it is opened, and a CSV file.
  const shown = cell => typeof cell !== "number" ? cell ?? "–" : String(Number(cell.toPrecision(6))).replace("-", "−");
  const element = (name, text, attributes = {}) => Object.assign(document.createElement(name), { textContent: text, ...attributes });
  const rowsOf = ({ columns }) => columns[0].values.map((_, row) => columns.map(column => column.values[row]));

  // A spreadsheet would run text that begins like a formula, so that text gets an apostrophe before it.
  const field = cell => {
    const text = typeof cell === "string" && /^[=+\-@\t\r\n]/.test(cell) ? "'" + cell : String(cell ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
  };
  const csvOf = data => [data.columns.map(column => column.name), ...rowsOf(data)].map(row => row.map(field).join(",") + "\n").join("");

  const save = (name, text) => {
    const link = element("a", "", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
    link.click();
    setTimeout(URL.revokeObjectURL, 60000, link.href);
  };

  const fill = fold => {
    const id = fold.dataset.table, data = tables[id], name = id.replace(/^chart-/, "");
    const table = element("table", ""), head = table.createTHead().insertRow(), body = table.createTBody();
    table.createCaption().textContent = document.getElementById(id + "-finding").textContent;
    for (const column of data.columns) head.append(element("th", column.name, { scope: "col" }));
    for (const cells of rowsOf(data)) {
      const row = body.insertRow();
      for (const cell of cells) row.insertCell().textContent = shown(cell);
      for (const [index, cell] of cells.entries()) if (typeof cell === "string") row.cells[index].className = "text";
    }
    const scroll = element("div", "", { className: "scroll", tabIndex: 0 });
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", "Data of the chart");
    scroll.append(table);
    const buttons = element("p", "", { className: "buttons" });
    buttons.append(
      element("button", "Save as CSV", { type: "button", onclick: () => save(name + ".csv", csvOf(data)) }),
      element("button", "Save the picture (SVG)", { type: "button", onclick: () => Plotly.downloadImage(document.querySelector(`[data-figure="${id}"]`), { format: "svg", filename: name, width: 1000, height: 560 }) }));
    fold.replaceChildren(fold.firstElementChild, buttons, scroll);
  };
  document.addEventListener("toggle", event => {
    if (event.target.matches?.("details.data[open]") && event.target.childElementCount === 1) fill(event.target);
  }, true);

  // With the keyboard: left and right go along the points of a plot, up and down to another line or to other bars, and what is there is said aloud.
  const said = document.body.appendChild(element("p", "", { className: "unseen" }));
  said.setAttribute("aria-live", "polite");
  const telling = trace => trace.hoverinfo !== "skip" && trace.x?.length > 0;
  document.addEventListener("keydown", event => {
    const plot = event.target, step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step || !plot.matches?.(".js-plotly-plot")) return;
    event.preventDefault();
    const curves = plot.data.flatMap((trace, index) => telling(trace) ? [index] : []);
    if (curves.length === 0) return;
    const at = plot.at ?? { curve: 0, point: -1 };
    const curve = Math.min(Math.max(at.curve + step[1], 0), curves.length - 1);
    const points = plot.data[curves[curve]].x.length;
    plot.at = { curve, point: Math.min(Math.max(at.point + step[0], 0), points - 1) };
    Plotly.Fx.hover(plot, [{ curveNumber: curves[curve], pointNumber: plot.at.point }]);
    // plotly shows what is hovered over at most every 50 ms: what is said comes after the last of quick steps.
    clearTimeout(telling.turn);
    telling.turn = setTimeout(() => { said.textContent = [...plot.querySelectorAll(".hovertext text")].map(text => text.textContent).join(" "); }, 100);
  });
  document.addEventListener("focusout", event => {
    if (event.target.matches?.(".js-plotly-plot")) Plotly.Fx.unhover(event.target);
  });

  drawAll();
  dark.addEventListener("change", redraw);
  narrow.addEventListener("change", redraw);

  // Other numbers have come, and the page holds their text and the places of their charts already.
  document.addEventListener("report:figures", event => {
    ({ figures, tables } = event.detail);
    document.querySelectorAll("details.data").forEach(fold => fold.open ? fill(fold) : fold.replaceChildren(fold.firstElementChild));
    drawAll(plots().filter(plot => plot.shown !== JSON.stringify(figures[plot.dataset.figure])));
  });

  // Paper is light and narrow, and shows what is folded away, but for the numbers of the charts.
  const folds = [];
  addEventListener("beforeprint", () => {
    root.dataset.paper = "";
    folds.push(...document.querySelectorAll("details:not([open], .data)"));
    folds.forEach(fold => { fold.open = true; });
    plots().forEach(draw);
  });
  addEventListener("afterprint", () => {
    delete root.dataset.paper;
    folds.splice(0).forEach(fold => { fold.open = false; });
    redraw();
  });
})();
