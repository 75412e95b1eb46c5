"""What all API views share. (The API helper fills this module.)"""

from rest_framework.authentication import BaseAuthentication


class TokenAuthentication(BaseAuthentication):
    def authenticate(self, request):
        return None


def problem_response(error, context):
    from rest_framework.views import exception_handler

    return exception_handler(error, context)
