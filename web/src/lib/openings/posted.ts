type Facts = Record<string, unknown>;

/** The JobPosting (schema.org) in a file: one by itself, or the one a saved web page holds; undefined for none. */
export function postingIn(text: string): Facts | undefined {
  const page = text.trimStart().startsWith('<');
  return (page ? scriptsIn(text) : [text]).flatMap(factsIn).find(isPosting);
}

const scriptsIn = (page: string): string[] =>
  [...new DOMParser().parseFromString(page, 'text/html').querySelectorAll('script')]
    .filter((script) => script.type === 'application/ld+json')
    .map((script) => script.textContent);

const isPosting = (facts: Facts): boolean => [facts['@type']].flat().includes('JobPosting');

/** The things a piece of JSON-LD tells of; none of what is no JSON. */
function factsIn(text: string): Facts[] {
  try {
    const found = JSON.parse(text) as Facts | Facts[];
    return [found].flat().flatMap((one) => [one, ...((one['@graph'] as Facts[] | undefined) ?? [])]);
  } catch {
    return [];
  }
}
