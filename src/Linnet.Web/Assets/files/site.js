// Makes the site's forms and links work in place. It holds no rule and no text: the server sends both.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const partHeader = "Linnet-Part";
  const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" });

  // ---- Taking over what the server sends -------------------------------------------------------------------------

  /** Each top-level element replaces the one with its id, or goes into the list that it names. */
  const take = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    for (const next of [...holder.content.children]) {
      if (next.dataset.into) {
        insert(next);
        continue;
      }
      const now = next.id && $(next.id);
      if (!now) continue;
      if (next.dataset.load) {
        ask(next.dataset.load, "card").then((html) => html && take(html), () => {});
        continue;
      }
      if ("gone" in next.dataset) {
        leave(now);
      } else if (now.role === "status" || now.role === "alert") {
        // The element stays, so that what it says is read out.
        now.className = next.className || (now.id === "live" ? "unseen" : now.className);
        now.textContent = next.textContent;
      } else {
        replace(now, next);
      }
    }
    enliven(document);
  };

  const insert = (holder) => {
    const list = $(holder.dataset.into);
    if (!list) return;
    const fresh = [...holder.content.children].filter((item) => !item.id || !$(item.id));
    if ("first" in holder.dataset) {
      for (const item of fresh) item.classList.add("fresh");
      list.prepend(...fresh);
      for (const empty of document.querySelectorAll("main > .empty")) empty.remove();
    } else {
      list.append(...fresh);
    }
  };

  const leave = (element) => {
    const isHeld = element.contains(document.activeElement);
    const neighbour = element.nextElementSibling || element.previousElementSibling || $("main");
    element.remove();
    if (isHeld) neighbour.focus();
  };

  /** What had the focus has it again, or else the field that asks for it. */
  const replace = (now, next) => {
    // What a dialog was opened from has the focus again, before that itself is replaced or leaves.
    now.close?.();
    const held = now.contains(document.activeElement) ? document.activeElement : null;
    const attribute = held && ["id", "name", "href"].find((name) => held.getAttribute(name));
    const path = attribute ? `[${attribute}="${CSS.escape(held.getAttribute(attribute))}"]` : held?.tagName === "BUTTON" && "button";
    now.replaceWith(next);
    if (next.tagName === "DIALOG") {
      if (next.childElementCount > 0) next.showModal();
      return;
    }
    (next.querySelector("textarea[data-max]") || (held && ((path && next.querySelector(path)) || next)))?.focus();
  };

  // ---- Asking the server -----------------------------------------------------------------------------------------

  const ask = async (address, part, options = {}) => {
    const response = await fetch(address, { ...options, headers: { [partHeader]: part }, credentials: "same-origin" });
    const go = response.headers.get("Linnet-Go");
    if (go) {
      location.assign(go);
      return null;
    }
    return response.text();
  };

  const follow = async (link) => {
    if (link.dataset.busyNow) return;
    link.dataset.busyNow = "1";
    try {
      const html = await ask(link.href, link.dataset.part);
      if (html === null) return;
      take(html);
    } catch {
      location.assign(link.href);
    } finally {
      delete link.dataset.busyNow;
    }
  };

  const send = async (form, button) => {
    if (form.classList.contains("busy")) return;
    const body = new FormData(form, button);
    const told = form.dataset.message && $(form.dataset.message);
    form.classList.add("busy");
    if (told && form.dataset.busy) told.textContent = form.dataset.busy;
    try {
      await shrinkImages(form, body);
      const multipart = form.enctype === "multipart/form-data";
      const html = await ask(form.action, form.dataset.part, { method: "POST", body: multipart ? body : new URLSearchParams(body) });
      if (html === null) return;
      take(html);
    } catch {
      // Without a connection the browser tells best what is wrong.
      form.removeAttribute("data-part");
      form.requestSubmit(button);
    } finally {
      form.classList.remove("busy");
      if (form.isConnected) count(form);
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog") return;
    if (form.dataset.part) {
      event.preventDefault();
      if (form.method === "get") look(form);
      else send(form, event.submitter);
    } else if (form.dataset.busy) {
      $("live").textContent = form.dataset.busy;
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-part]");
    if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      follow(link);
      return;
    }
    const button = event.target.closest("button");
    if (button?.hasAttribute("data-copy")) copy(button);
    if (button?.hasAttribute("data-close")) {
      event.preventDefault();
      $("dialog").close();
    }
  });

  const copy = async (button) => {
    await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
    const label = button.querySelector("span");
    const before = label.textContent;
    label.textContent = $("live").textContent = button.dataset.done;
    setTimeout(() => { label.textContent = before; }, 2000);
  };

  // ---- Fields ----------------------------------------------------------------------------------------------------

  /** As the server counts: what people see as one character is one, and every address counts the same. */
  const lengthOf = (field) => {
    const address = "\u0000".repeat(Number(field.dataset.urlCounts));
    const text = field.value.trim().replace(/https?:\/\/[^\s<>"]+/gi, address);
    let length = 0;
    for (const _ of segments.segment(text)) length++;
    return length;
  };

  const count = (form) => {
    for (const field of form.querySelectorAll("textarea[data-max]")) {
      const left = Number(field.dataset.max) - lengthOf(field);
      const shown = $(field.dataset.left);
      shown.textContent = left;
      shown.classList.toggle("over", left < 0);
      const isEmpty = field.value.trim() === "";
      for (const button of form.querySelectorAll("[data-needs-text]")) {
        button.disabled = button.hasAttribute("data-clear") ? field.value === "" : isEmpty || left < 0;
      }
    }
    for (const button of form.querySelectorAll("[data-needs-all]")) {
      button.disabled = !form.checkValidity();
    }
  };

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form) count(form);
    if (form?.dataset.asYouType !== undefined) {
      clearTimeout(form.waiting);
      form.waiting = setTimeout(() => look(form), 250);
    }
  });
  document.addEventListener("reset", (event) => setTimeout(() => {
    const field = event.target.querySelector("textarea");
    if (field) field.value = "";
    count(event.target);
    field?.focus();
  }));
  document.addEventListener("keydown", (event) => {
    const form = event.target.form;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && form) {
      const button = form.querySelector("button:not([type=reset]):not(:disabled)");
      if (button) form.requestSubmit(button);
    }
  });

  /** A form that asks instead of changing something: its address tells what was asked. */
  const look = async (form) => {
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    form.asked?.abort();
    form.asked = new AbortController();
    try {
      const html = await ask(address, form.dataset.part, { signal: form.asked.signal });
      if (html === null) return;
      take(html);
      history.replaceState(history.state, "", address);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  };

  // ---- Images ----------------------------------------------------------------------------------------------------

  document.addEventListener("change", (event) => {
    const preview = event.target.dataset.preview && $(event.target.dataset.preview);
    const file = event.target.files?.[0];
    if (!preview || !file) return;
    const address = URL.createObjectURL(file);
    preview.addEventListener("load", () => URL.revokeObjectURL(address), { once: true });
    preview.src = address;
    preview.hidden = false;
  });

  /** Sends an avatar in the size in which it is shown. What the browser cannot draw goes as it is. */
  const shrinkImages = async (form, body) => {
    for (const input of form.querySelectorAll("input[type=file][data-shrink]")) {
      const file = input.files[0];
      const side = Number(input.dataset.shrink);
      if (!file || file.type === "image/gif") continue;
      const image = await createImageBitmap(file).catch(() => null);
      if (!image || (Math.max(image.width, image.height) <= side && file.size < 100_000)) continue;
      const edge = Math.min(image.width, image.height);
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = Math.min(edge, side);
      canvas.getContext("2d").drawImage(
        image, (image.width - edge) / 2, (image.height - edge) / 2, edge, edge, 0, 0, canvas.width, canvas.height);
      const small = await new Promise((done) => { canvas.toBlob(done, "image/webp", 0.85); });
      if (small && small.size < file.size) body.set(input.name, small, "avatar.webp");
    }
  };

  // ---- Time and news ---------------------------------------------------------------------------------------------

  const ago = new Intl.RelativeTimeFormat(document.documentElement.lang, { style: "narrow" });
  const tick = () => {
    for (const time of document.querySelectorAll("time[data-ago]")) {
      const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60_000);
      if (minutes >= 1 && minutes < 60) time.textContent = ago.format(-minutes, "minute");
      else if (minutes >= 60 && minutes < 24 * 60) time.textContent = ago.format(-Math.floor(minutes / 60), "hour");
    }
  };
  setInterval(tick, 30_000);

  let stream = null;
  let streamAddress = null;

  /** Hears what the list says it should; a list that has moved on says so by another address. */
  const listen = () => {
    const address = $("news")?.dataset.live ?? null;
    if (address === streamAddress) return;
    hush();
    if (address === null || document.visibilityState === "hidden") return;
    streamAddress = address;
    stream = new EventSource(address);
    stream.onmessage = (event) => {
      // Behind an open question nothing changes.
      const dialog = $("dialog");
      if (dialog.open) dialog.addEventListener("close", () => take(event.data), { once: true });
      else take(event.data);
    };
  };
  const hush = () => {
    stream?.close();
    stream = streamAddress = null;
  };
  document.addEventListener("visibilitychange", () => {
    // A page that nobody looks at costs the server nothing; what came meanwhile is told when it is looked at again.
    clearTimeout(stream?.leaving);
    if (document.visibilityState === "visible") listen();
    else if (stream) stream.leaving = setTimeout(hush, 60_000);
  });

  // ---- Lists -----------------------------------------------------------------------------------------------------

  const nearing = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) follow(entry.target);
    }
  }, { rootMargin: "600px" });

  /** What only works with script appears, and what just came is counted and watched. */
  const enliven = (root) => {
    for (const button of root.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
    for (const form of root.querySelectorAll("form")) count(form);
    for (const link of root.querySelectorAll("a[data-auto]")) nearing.observe(link);
    tick();
    listen();
  };

  // Back leads to the list as it was left, with all that was loaded into it.
  const key = () => `list ${location.href}`;
  addEventListener("pagehide", () => {
    hush();
    const list = $("list");
    if (!list) return;
    try {
      sessionStorage.setItem(key(), JSON.stringify({ list: list.innerHTML, more: $("more")?.outerHTML, at: scrollY }));
    } catch {
      sessionStorage.clear();
    }
  });
  addEventListener("pageshow", () => {
    const kept = sessionStorage.getItem(key());
    sessionStorage.removeItem(key());
    if (kept && performance.getEntriesByType("navigation")[0]?.type === "back_forward" && $("list")) {
      const { list, more, at } = JSON.parse(kept);
      $("list").innerHTML = list;
      if (more) take(more);
      scrollTo(0, at);
      enliven(document);
    }
    listen();
  });
  enliven(document);
})();
