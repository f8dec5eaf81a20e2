/** Người mua nói gì về hàng. */
export const buyersSay = {
  starsChoice: { other: '{count} sao' },
  reviewsTitle: 'Người mua nói gì',
  reviewsCount: { other: '{count} đánh giá của người đã mua' },
  reviewsAverage: '{average} trên 5 sao',
  verified: 'Đã mua ở chợ, {day}',
  producerAnswer: 'Người bán trả lời',
} as const;
