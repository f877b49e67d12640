"""The coach: which small question fits a text. Pure, offline, made of lists that trainers write.

A text becomes words with their places (:mod:`~nvc_coach.coach.words`); phrases are found in it in
one walk (:mod:`~nvc_coach.coach.phrases`); what stands in quotation marks, what somebody reported,
what is said not to be, and what the lists call innocent is left alone; what remains is a
:class:`~nvc_coach.coach.hinting.Hint`.
"""
