import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag) => tag.startsWith('apivideo-');

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
