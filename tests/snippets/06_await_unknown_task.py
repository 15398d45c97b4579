await some_task()
