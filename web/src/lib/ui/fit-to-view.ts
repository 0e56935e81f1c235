/**
 * Keep `node` as high as what can be seen of the window. Most browsers make the page smaller when the keyboard opens
 * (`interactive-widget` in app.html asks for it); others lay the keyboard over it and push the page upwards.
 */
export function fitToView(node: HTMLElement): () => void {
  const view = window.visualViewport;
  const fit = (): void => {
    // Somebody who zooms in with two fingers sees less, too, but has no keyboard open.
    const covered = view && view.scale === 1 ? innerHeight - view.height : 0;
    node.style.blockSize = covered > 1 ? `${view?.height}px` : '';
    if (covered > 1) scrollTo(0, 0);
  };
  view?.addEventListener('resize', fit);
  return () => view?.removeEventListener('resize', fit);
}
