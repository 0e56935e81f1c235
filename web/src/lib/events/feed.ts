export { loadCompanyTexts } from '../i18n/company.ts';
export { default as FeedSheet } from './FeedSheet.svelte';
