"use strict";
// Keeps the page at what the watch has found out last: a strip at the top says how things stand, and a new edition of the report is put into the page around its reader.
(() => {
  const root = document.documentElement;
  const report = document.getElementById("report");
  const element = (name, className = "", text = "") => Object.assign(document.createElement(name), { className, textContent: text });

  // The strip: all that comes from inputs is text.
  const strip = element("aside", "live");
  strip.setAttribute("aria-label", "The watch");
  const status = element("b"), ran = element("span"), done = element("progress"), changes = element("details"), problems = element("ul", "problems"), failure = element("p", "failure");
  status.setAttribute("role", "status");
  done.setAttribute("aria-label", "Done");
  const line = element("p", "line");
  line.append(element("i"), status, ran, done);
  strip.append(line, problems, failure, changes);
  report.before(strip);

  const words = { computing: "Computing …", refining: "Up to date; what drives it follows …", current: "Up to date", invalid: "The inputs have errors", lost: "Connection lost" };
  const rowOf = (...cells) => {
    const row = element("tr");
    for (const cell of cells) row.append(element("td", "", cell));
    return row;
  };
  const movesOf = moves => moves.map(({ name, short, difference, isClear }) =>
    Object.assign(element("span", isClear ? "move clear" : "move", `${name} ${short}`), { title: difference }));
  const tableOf = (caption, heads, rows) => {
    if (rows.length === 0) return [];
    const table = element("table"), head = table.createTHead().insertRow(), body = table.createTBody();
    table.createCaption().textContent = caption;
    for (const text of heads) head.append(Object.assign(element("th", "", text), { scope: "col" }));
    body.append(...rows);
    return [table];
  };

  const show = state => {
    strip.dataset.status = state.status;
    if (status.textContent !== words[state.status]) status.textContent = words[state.status];
    ran.textContent = state.run ?? "";
    done.hidden = !["computing", "refining"].includes(state.status);
    done.value = state.share;
    problems.replaceChildren(...state.problems.map(problem => element("li", "", problem)));
    failure.textContent = state.failure ?? "";
    document.title = (state.status === "invalid" ? "Errors: " : "") + title;
    const change = state.change;
    changes.hidden = !change;
    if (change && JSON.stringify(change) !== changes.dataset.shown) {
      changes.dataset.shown = JSON.stringify(change);
      const summary = element("summary", "", change.what + (change.moves.length ? ": " : ""));
      summary.append(...movesOf(change.moves));
      changes.replaceChildren(
        summary,
        ...tableOf("What was changed", ["Input", "Where", "Before", "Now"], change.inputs.map(input => rowOf(input.name, input.place, input.before, input.after))),
        ...tableOf("What that changes", ["", "Before", "Now", "Difference"], change.moves.map(move => rowOf(move.name, move.before, move.after, move.difference))));
    }
  };

  // The strip stays in sight, and when it grows what is being read stays where it is.
  let height = 0;
  const moveTo = top => scrollTo({ top, behavior: "instant" });
  new ResizeObserver(() => {
    const grown = strip.offsetHeight - height;
    height += grown;
    root.style.setProperty("--live", `${height}px`);
    if (scrollY > 0) moveTo(scrollY + grown);
  }).observe(strip);

  // Makes one tree like another, and leaves alone what they have in common: so folds, focus, selections, scrolled tables and drawn plots outlive a new edition.
  const key = node => node.id || node.dataset?.figure;
  const same = (a, b) => a.nodeName === b.nodeName && key(a) === key(b);
  const remove = node => {
    const plots = node.matches?.(".plot") ? [node] : [...node.querySelectorAll?.(".plot") ?? []];
    plots.forEach(plot => Plotly.purge(plot));
    node.remove();
  };
  const readers = (node, name) => (node.nodeName === "DETAILS" && name === "open") || (node.matches(".plot") && name === "class");
  const liken = (old, now) => {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== now.data) old.data = now.data;
      return;
    }
    if (now.matches(".pending") && !old.matches(".pending")) {
      old.classList.add("stale"); // what is being computed replaces what there is when it comes
      return;
    }
    for (const { name } of [...old.attributes]) if (!now.hasAttribute(name) && !readers(old, name)) old.removeAttribute(name);
    for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value && !readers(old, name)) old.setAttribute(name, value);
    if (!old.matches(".plot, details.data")) likenChildren(old, now);
  };
  const likenChildren = (old, now) => {
    const keys = new Set([...now.children].map(key));
    for (const child of [...old.children]) if (key(child) && !keys.has(key(child))) remove(child);
    let place = old.firstChild;
    for (const child of [...now.childNodes]) {
      while (key(child) && place && !key(place)) {
        const past = place;
        place = place.nextSibling;
        remove(past);
      }
      const match = key(child) ? [...old.children].find(other => same(other, child)) : place && same(place, child) ? place : null;
      if (match) liken(match, child);
      if (!match || match !== place) old.insertBefore(match ?? child, place);
      else place = place.nextSibling;
    }
    while (place) {
      const past = place;
      place = place.nextSibling;
      remove(past);
    }
  };

  // What is read is the first piece of text below the strip and the contents.
  const reading = () => {
    if (scrollY === 0) return null;
    const top = height + (report.querySelector("nav")?.offsetHeight ?? 0);
    const piece = [...report.querySelectorAll("h1, h2, h3, p, tr, dt, figure, article, details")].find(one => one.getBoundingClientRect().top >= top);
    return piece && { piece, top: piece.getBoundingClientRect().top };
  };

  let title = document.title, known = JSON.parse(document.getElementById("figures").textContent);
  const put = ({ edition, title: name, body, charts }) => {
    const place = reading(), fresh = document.createElement("template");
    fresh.innerHTML = body;
    likenChildren(report, fresh.content);
    report.dataset.edition = edition;
    title = name;
    known = { figures: { ...known.figures, ...charts.figures }, tables: { ...known.tables, ...charts.tables } };
    document.dispatchEvent(new CustomEvent("report:figures", { detail: known }));
    if (place?.piece.isConnected) moveTo(scrollY + place.piece.getBoundingClientRect().top - place.top);
  };

  let latest, isFetching = false;
  const follow = async () => {
    if (isFetching) return;
    isFetching = true;
    try {
      while (latest.edition !== report.dataset.edition) {
        const answer = await fetch("report");
        if (!answer.ok) break;
        const edition = await answer.json(), wanted = latest.edition;
        if (edition.edition !== report.dataset.edition) put(edition);
        if (edition.edition !== wanted) break; // newer than what was told: word of it is on its way
      }
    } catch {
      // The connection is gone; the strip says so, and the next word that comes brings the edition.
    }
    isFetching = false;
    show(latest);
  };

  // A hidden page needs no connection, of which a browser has few; seen again, it is told at once how things stand.
  let source;
  const listen = () => {
    source = new EventSource("events");
    source.onmessage = event => {
      latest = JSON.parse(event.data);
      if (latest.edition && latest.edition !== report.dataset.edition) follow();
      else show(latest);
    };
    source.onerror = () => show({ ...latest, status: "lost", problems: [], share: 0 });
  };
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (!document.hidden) listen();
  });
  show({ status: "computing", share: 0, problems: [] });
  listen();
})();
