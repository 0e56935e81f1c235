export { default as FaceStep } from './FaceStep.svelte';
export { default as KeyStep } from './KeyStep.svelte';
export { default as YesStep } from './YesStep.svelte';
