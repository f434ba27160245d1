// Choosing a claim lights its three parts in the text, choosing an event its words; choosing a marked word opens its own.
(() => {
  const parts = ["event", "source", "cue", "content"];
  let open = null;
  document.documentElement.classList.add("js");

  const lightParts = (claim) => {
    let first = null;
    for (const part of parts) {
      for (const span of document.querySelectorAll(`[data-${part}~="${claim}"]`)) {
        span.classList.add(`lit-${part}`);
        if (!first || span.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) first = span;
      }
    }
    return first;
  };

  const letGo = () => {
    for (const part of parts) {
      for (const span of document.querySelectorAll(`.lit-${part}`)) span.classList.remove(`lit-${part}`);
    }
    for (const card of document.querySelectorAll(".card.on")) card.classList.remove("on");
    for (const link of document.querySelectorAll(".open[aria-current]")) link.removeAttribute("aria-current");
    open = null;
  };

  const choose = (claim, from, block = "nearest") => {
    const again = open === claim;
    letGo();
    if (again) return;
    const card = document.getElementById(claim);
    if (!card) return;
    open = claim;
    card.classList.add("on");
    card.querySelector(".open").setAttribute("aria-current", "true");
    const first = lightParts(claim);
    const other = from === "text" ? card : first;
    if (other) other.scrollIntoView({ block, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    history.replaceState(null, "", `#${claim}`);
  };

  const claimsOf = (span) => parts.flatMap((part) => (span.getAttribute(`data-${part}`) || "").split(" ")).filter(Boolean);

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".open, .text .number");
    if (link) {
      event.preventDefault();
      const card = link.closest(".card");
      choose(card ? card.dataset.claim : link.id.slice(2), card ? "card" : "text");
      return;
    }
    const span = event.target.closest(".text .m");
    const claims = span ? claimsOf(span) : [];
    if (claims.length && !String(getSelection())) choose(claims[(claims.indexOf(open) + 1) % claims.length], "text");
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") letGo(); });
  // when all is laid out: before, the browser would go to the address's place itself
  addEventListener("load", () => choose(location.hash.replace(/^#(t-)?/, "") || document.querySelector("main").dataset.open, "card", "center"));
})();
