"use strict";
// Counts what goes wrong on the page, in data-errors of <html>; data-first-error says what came first.
(() => {
  const root = document.documentElement;
  const count = event => {
    root.dataset.errors = String(Number(root.dataset.errors) + 1);
    root.dataset.firstError ??= String(event.message || event.reason || event.violatedDirective || event.type);
  };
  root.dataset.errors = "0";
  addEventListener("error", count, true);
  addEventListener("unhandledrejection", count);
  addEventListener("securitypolicyviolation", count);
})();
