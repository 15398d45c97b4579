import itertools as it
import operator as op

print(list(it.chain([1],[2,3])), list(it.chain.from_iterable(["ab","c"])), list(it.islice(range(10),2,8,3)), list(it.islice(it.count(5,2),3)))
print(list(it.accumulate([1,2,3,4])), list(it.accumulate([1,2,3],op.mul,initial=10)), list(it.pairwise("abcd")), list(it.zip_longest("ab","c",fillvalue="-")))
print(list(it.product("ab",[1,2])), list(it.permutations("abc",2)), list(it.combinations("abcd",2)), list(it.combinations_with_replacement("ab",2)), list(it.permutations(range(3))))
print([(k,list(g)) for k,g in it.groupby("aabbbc")], list(it.takewhile(lambda x:x<3,range(9))), list(it.dropwhile(lambda x:x<3,range(6))), list(it.filterfalse(lambda x:x%2,range(6))), list(it.compress("abcd",[1,0,1,0])), list(it.starmap(pow,[(2,3),(3,2)])))
a,b=it.tee(iter(range(4))); print(next(a),next(a),list(b),list(a))
print(it.count(3), it.repeat("x",2), list(it.repeat(1,3)), [x for _,x in zip(range(5),it.cycle("ab"))])
