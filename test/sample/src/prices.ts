import { getProduct, getRates } from './api';

/** What a product costs in a currency. */
export async function priceIn(currency: string, productId: string): Promise<number> {
  return (await getProduct(productId)).price * ((await getRates())[currency] ?? 1);
}
