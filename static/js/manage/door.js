// The managers' door: the first empty line is ready to be typed into, and the part that was asked for is gone on to.

const next = document.getElementById("next");
// The part of an address behind "#" never reaches the server, but the browser keeps it over the way here.
if (location.hash && !next.value.includes("#")) next.value += location.hash;
const lines = [...document.querySelectorAll(".door-form .input")];
(lines.find((line) => !line.value) ?? lines[0]).focus();
