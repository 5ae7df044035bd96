// Starts the console. The only JavaScript of ours: the content security policy allows no inline script.
// A classic script in the head, so that a chosen theme or language is there before the first paint.
{
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("nexconn.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    root.lang = localStorage.getItem("nexconn.language") ?? (navigator.language.startsWith("zh") ? "zh-Hans" : "en");
  } catch {
    // Storage may be forbidden: the system's theme and English do.
  }

  const address = (selector) => document.querySelector(selector).href;

  const start = async () => {
    try {
      const program = await import(address('link[rel="modulepreload"]'));
      await program.default({ module_or_path: address('link[rel="preload"][as="fetch"]') });
    } catch (cause) {
      console.error(cause);
      const failed = document.getElementById("boot-failed");
      if (!failed) return;
      failed.textContent = root.lang.startsWith("zh")
        ? "控制台未能加载。请检查网络连接，然后重新加载此页面。"
        : "The console could not be loaded. Check the connection, then reload this page.";
      failed.hidden = false;
      failed.parentElement.removeAttribute("aria-busy");
    }
  };

  document.addEventListener("DOMContentLoaded", start);
}
