declare module "*.webview" {
  const text: string;
  export default text;
}
