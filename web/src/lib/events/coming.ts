export { loadCompanyTexts } from '../i18n/company.ts';
export { default as CompanySheet } from './CompanySheet.svelte';
