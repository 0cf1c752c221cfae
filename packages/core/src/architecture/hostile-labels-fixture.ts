/** Labels that would break out of a diagram if they were not only text. */
export const hostileLabels = [
  '"] --> evil["x',
  "<img src=x onerror=alert(1)>",
  "%%{init: {'securityLevel':'loose'}}%%",
  "a\nclick c_a call alert()",
  "`**markdown** <b>`",
  "end",
  "#60;script#62;",
  "x]:::evil",
  "fa:fa-skull {background:url(//evil)}",
  "---\nconfig:\n  securityLevel: loose\n---",
  "‮txet ⁦hidden",
  "$$x^2$$",
  "",
];
