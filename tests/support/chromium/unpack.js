// Unpacks Chromium, and the libraries and fonts it may miss on the machine, into ./unpacked.
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const target = join(import.meta.dirname, "unpacked");
const unfinished = `${target}.part`;
await rm(unfinished, { recursive: true, force: true });
await mkdir(unfinished);

// The package unpacks into the temporary folder and asks for it while it loads.
process.env.TMPDIR = unfinished;
const { inflate } = await import("@sparticuz/chromium");
const packed = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "../bin");
const parts = ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"];
await Promise.all(parts.map((part) => inflate(join(packed, part))));

const fonts = join(target, "fonts");
await writeFile(
  join(unfinished, "fonts.conf"),
  `<fontconfig><dir>${fonts}</dir><cachedir>${join(target, "cache")}</cachedir></fontconfig>\n`,
);

await rm(target, { recursive: true, force: true });
await rename(unfinished, target);
