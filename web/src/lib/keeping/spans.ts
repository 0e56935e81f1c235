/** `15:00-18:00, 19:00-21:00` as the spans of a day; what stands there is for the server to judge. */
export const spansOf = (text: string): string[] =>
  text
    .split(',')
    .map((span) =>
      span
        .trim()
        .replaceAll('.', ':')
        .replace(/\s*[-–]\s*/, '-'),
    )
    .filter(Boolean);

export const textOf = (spans: readonly string[]): string => spans.join(', ');
