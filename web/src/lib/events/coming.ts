export { loadCompanyTexts } from '../i18n/company.ts';
export { loadMoneyTexts } from '../i18n/money.ts';
export { default as CompanySheet } from './CompanySheet.svelte';
