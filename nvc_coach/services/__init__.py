"""What people come to do, joined from the rooms below: begin, go on, keep, find, look after.

Front ends call these and nothing lower; none of them knows where or how anything is stored.
"""
