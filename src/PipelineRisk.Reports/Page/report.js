"use strict";
// Draws the figures of the page: in the colours of the reader's scheme, in the room there is, and again when either changes.
(() => {
  const root = document.documentElement;
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const plots = [...document.querySelectorAll(".plot")];
  const narrow = matchMedia("(max-width: 640px)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const config = {
    responsive: true, displaylogo: false, displayModeBar: true, modeBarButtons: [["toImage"]],
  };

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
      modebar: { bgcolor: "@surface/0", color: "@muted/1", activecolor: "@ink/1" },
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
  };

  const redraw = () => plots.filter(plot => plot.classList.contains("js-plotly-plot")).forEach(draw);

  // The first chart at once, the others one a turn, so that the page answers meanwhile.
  const next = index => {
    if (index === plots.length) {
      root.dataset.charts = String(plots.length);
      return;
    }
    draw(plots[index]);
    setTimeout(next, 0, index + 1);
  };
  next(0);

  dark.addEventListener("change", redraw);
  narrow.addEventListener("change", redraw);

  // Paper is light and narrow, and shows what is folded away.
  const folds = [];
  addEventListener("beforeprint", () => {
    root.dataset.paper = "";
    folds.push(...document.querySelectorAll("details:not([open])"));
    folds.forEach(fold => { fold.open = true; });
    plots.forEach(draw);
  });
  addEventListener("afterprint", () => {
    delete root.dataset.paper;
    folds.splice(0).forEach(fold => { fold.open = false; });
    redraw();
  });
})();
