# Classes: attributes, methods, inheritance, properties, super().
class Account:
    interest = 2

    def __init__(self, owner):
        self.owner = owner
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount

    @property
    def rich(self):
        return self.balance > 1_000_000


class Savings(Account):
    def __init__(self, owner):
        super().__init__(owner)
        self.count = 0

    def deposit(self, amount):
        super().deposit(amount + self.interest)
        self.count += 1


accounts = [Account("a"), Savings("b"), Account("c"), Savings("d")]
rich = 0
for i in range(250_000):
    for account in accounts:
        account.deposit(i & 7)
        if account.rich:
            rich += 1
print(rich, [a.balance for a in accounts])
