export { default as BlockSheet } from './BlockSheet.svelte';
export { default as MessageMenu } from './MessageMenu.svelte';
export { default as NudgeSheet } from './NudgeSheet.svelte';
export { default as RoomMenu } from './RoomMenu.svelte';
export { default as ReportSheet } from '../reports/ReportSheet.svelte';
