/** One thing screening saw: what it is taken for, why in its own words, and where in the text. */
export interface Finding {
  label: string;
  why: string;
  start: number;
  end: number;
}

export interface Part {
  text: string;
  found: boolean;
}

const LINE = /^(?<label>\S+) \S+: (?<why>.*) \[(?<start>\d+):(?<end>\d+)\] \(\S+\)$/s;

/** A line as screening writes it, or null when it is of another kind. */
export function readFinding(line: string): Finding | null {
  const found = LINE.exec(line)?.groups;
  if (!found) return null;
  return { label: found.label!, why: found.why!, start: Number(found.start), end: Number(found.end) };
}

/** The text cut where something was found. Places count whole characters, as the server does, not UTF-16 units. */
export function markFound(text: string, findings: Finding[]): Part[] {
  const characters = [...text];
  const isFound = (at: number): boolean => findings.some(({ start, end }) => start <= at && at < end);
  const parts: Part[] = [];
  characters.forEach((character, at) => {
    const last = parts.at(-1);
    if (last && last.found === isFound(at)) last.text += character;
    else parts.push({ text: character, found: isFound(at) });
  });
  return parts;
}
