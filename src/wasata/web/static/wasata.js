"use strict";
// The slider of the network: shows the months that it stands on and writes them into the form that the page sends anyway.
for (const form of document.querySelectorAll("[data-slider]")) {
  const low = form.querySelector("[data-low]"), high = form.querySelector("[data-high]");
  const iso = (months) => `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
  const show = (moved) => {
    if (Number(low.value) > Number(high.value)) (moved === low ? high : low).value = moved.value;
    for (const slide of [low, high]) {
      slide.parentElement.querySelector("output").textContent = iso(Number(slide.value));
      slide.setAttribute("aria-valuetext", iso(Number(slide.value)));
    }
  };
  const write = () => {
    form.elements.since.value = low.value === low.min ? "" : iso(Number(low.value));
    form.elements.until.value = high.value === high.max ? "" : iso(Number(high.value));
  };
  for (const slide of [low, high]) {
    slide.addEventListener("input", () => show(slide));
    slide.addEventListener("change", () => { write(); form.requestSubmit(); });
  }
  show(low);
}
