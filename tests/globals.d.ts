// What browsers and Node have and TypeScript does not know by itself.
declare var trustedTypes: any;
declare module "node:*";
interface SymbolConstructor {
  readonly dispose: unique symbol;
}
