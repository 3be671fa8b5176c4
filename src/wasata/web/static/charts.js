"use strict";
// Draws the charts of a page from the data beside them, on canvas, with the interpreter of expressions: no code is made
// from strings, as the page's policy demands. Names of colours are those of the style sheet, so charts follow light and dark.
(() => {
  const style = () => getComputedStyle(document.documentElement);
  const tokens = { contact: "--contact", violence: "--violence", agreement: "--deal", other: "--other", land: "--land", line: "--line", ink: "--ink", soft: "--soft" };
  const paint = (value, colours) => {
    if (Array.isArray(value)) return value.map((item) => paint(item, colours));
    if (value && typeof value === "object") {
      const painted = {};
      for (const [name, inner] of Object.entries(value)) {
        if (name === "data" || name === "domain" || name === "shape") painted[name] = inner;
        else if (["color", "fill", "stroke"].includes(name) && typeof inner === "string") painted[name] = colours[inner] ?? inner;
        else if (name === "range" && Array.isArray(inner)) painted[name] = inner.map((item) => colours[item] ?? item);
        else painted[name] = paint(inner, colours);
      }
      return painted;
    }
    return value;
  };
  const config = (sheet, colours) => ({
    font: sheet.getPropertyValue("--font").trim(),
    background: "transparent",
    view: { stroke: "transparent" },
    axis: { labelColor: sheet.getPropertyValue("--soft"), titleColor: sheet.getPropertyValue("--soft"), gridColor: colours.line, domainColor: colours.line, tickColor: colours.line, labelFontSize: 12, titleFontWeight: 500 },
    legend: { labelColor: colours.ink, labelFontSize: 12, labelLimit: 320, symbolOpacity: 1 },
  });
  const draw = async () => {
    const sheet = style();
    const colours = Object.fromEntries(Object.entries(tokens).map(([name, property]) => [name, sheet.getPropertyValue(property).trim()]));
    for (const place of document.querySelectorAll("[data-chart]")) {
      const spec = paint(JSON.parse(place.nextElementSibling.textContent), colours);
      spec.config = { ...config(sheet, colours), ...(spec.config ?? {}) };
      const options = { actions: false, ast: true, renderer: "canvas", defaultStyle: false, tooltip: { disableDefaultStyle: true }, loader: { target: "_self" } };
      try {
        await vegaEmbed(place, spec, options);
        place.dataset.chart = "drawn";
      } catch (error) {
        place.dataset.chart = "failed";
        place.hidden = true; // the table twin says the same
        console.error(error);
      }
    }
  };
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
