package org.warmth.ledger;

/** Running sums; overflow is refused, not wrapped. */
final class Sums {
    long times;
    long money;
    long goods;

    Sums() {}

    Sums(long times, long money, long goods) {
        this.times = times;
        this.money = money;
        this.goods = goods;
    }

    Sums add(long moreTimes, long moreMoney, long moreGoods) {
        times = Math.addExact(times, moreTimes);
        money = Math.addExact(money, moreMoney);
        goods = Math.addExact(goods, moreGoods);
        return this;
    }

    Sums add(Sums more) {
        return add(more.times, more.money, more.goods);
    }

    Sums subtract(Sums less) {
        times = Math.subtractExact(times, less.times);
        money = Math.subtractExact(money, less.money);
        goods = Math.subtractExact(goods, less.goods);
        return this;
    }

    boolean same(Sums other) {
        return times == other.times && money == other.money && goods == other.goods;
    }

    boolean none() {
        return times == 0 && money == 0 && goods == 0;
    }
}
