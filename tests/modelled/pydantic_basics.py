# pydantic: models, conversions, validators, errors.
from typing import Optional

from pydantic import BaseModel, Field, ValidationError, field_validator, model_validator


class Address(BaseModel):
    city: str
    code: Optional[str] = None


class User(BaseModel):
    id: int
    name: str = Field(min_length=2, max_length=5)
    tags: list[str] = []
    address: Address | None = None
    price: float = Field(1.5, gt=0)

    @field_validator("name")
    @classmethod
    def no_digits(cls, value):
        if any(letter.isdigit() for letter in value):
            raise ValueError("no digits")
        return value.title()


class Range(BaseModel):
    low: int
    high: int

    @model_validator(mode="after")
    def ordered(self):
        if self.low > self.high:
            raise ValueError("low > high")
        return self


user = User(id="3", name="ann", tags=("a",), address={"city": "Oslo"})
print(user)
print(repr(user), user.model_dump(), user.model_dump_json(), user == User(**user.model_dump()))
print(user.model_copy(update={"id": 4}).id, sorted(User.model_fields), user.model_dump(exclude={"tags", "address"}))
for data in [{}, {"id": "x", "name": "a"}, {"id": 1, "name": "a1"}, {"id": 1.5, "name": "abc", "price": -1},
             {"id": 1, "name": "abc", "address": {"code": 3}, "tags": [1]}]:
    try:
        User(**data)
    except ValidationError as error:
        print(error)
try:
    Range.model_validate({"low": 2, "high": 1})
except ValidationError as error:
    print(error.errors()[0]["msg"], error.error_count())
print(Range.model_validate_json('{"low": 1, "high": 2}'))
