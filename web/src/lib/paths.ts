/** `wanted` when it is a path of our own, else `/`: never follow a link out of the app by mistake. */
export function ownPath(wanted: string | null | undefined): string {
  const ours = wanted?.startsWith('/') && !wanted.startsWith('//') && !wanted.includes('\\');
  return ours && wanted ? wanted : '/';
}
