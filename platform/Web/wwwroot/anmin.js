// 只做锦上添花的事：没有它，每一页都照常能用。
(() => {
  "use strict";

  // 「只在…时填写」的栏目随答案出现、收起；收起的不提交，填过的也不丢。
  const answer = (form, name) => [...form.elements].filter(e => e.name === name && !e.disabled
    && (!(e.type === "radio" || e.type === "checkbox") || e.checked)).map(e => e.value);
  const settle = form => form.querySelectorAll("[data-only]").forEach(box => {
    const wanted = box.dataset.values.split("|");
    const asked = answer(form, box.dataset.only).some(v => wanted.includes(v));
    box.hidden = !asked;
    box.disabled = !asked;
  });

  // 听这一页：只在长辈版、浏览器自己会读时出现。
  const voice = () => {
    if (!document.documentElement.classList.contains("elder") || !("speechSynthesis" in window)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn plain slim";
    button.textContent = "听这一页";
    button.addEventListener("click", () => {
      if (speechSynthesis.speaking) { speechSynthesis.cancel(); button.textContent = "听这一页"; return; }
      const words = new SpeechSynthesisUtterance(document.getElementById("main").innerText);
      words.lang = "zh-CN";
      words.rate = 0.9;
      words.onend = () => { button.textContent = "听这一页"; };
      button.textContent = "停下";
      speechSynthesis.speak(words);
    });
    const bar = document.createElement("p");
    bar.className = "row";
    bar.append(button);
    document.getElementById("main").prepend(bar);
  };

  // 打印：浏览器菜单里也有，这里只是近一点。
  document.querySelectorAll("[data-print]").forEach(b => { b.hidden = false; b.addEventListener("click", () => print()); });

  document.addEventListener("change", e => { if (e.target.form) settle(e.target.form); });
  document.querySelectorAll("form").forEach(settle);
  document.querySelector("[data-focus]")?.focus({ preventScroll: false });
  voice();
})();
