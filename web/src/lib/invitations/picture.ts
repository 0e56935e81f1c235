const NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"';

/**
 * A drawing as the address of a picture. It is shown with `<img>` and never put into the page as markup,
 * so whatever it holds cannot run. A drawing meant for inside a page lacks the namespace a picture needs.
 */
export function pictureOf(svg: string): string {
  const whole = svg.includes(NAMESPACE) ? svg : svg.replace('<svg', `<svg ${NAMESPACE}`);
  return `data:image/svg+xml,${encodeURIComponent(whole)}`;
}
